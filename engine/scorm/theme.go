package scorm

import (
	"fmt"
	"io/fs"
	"math"
	"regexp"
	"strconv"
	"strings"

	"trivium/engine/fault"
	"trivium/engine/media"
)

// A Theme is what a package wears of the organisation's own.
type Theme struct {
	Colour       string // of the band, and, darkened where it must be, of links and buttons; "#1f4e5f", "" for ours
	Organisation string // whose package it is; stands on the start page
	Logo         Logo   // above the title of the start page
}

// A Logo is a picture in a folder. The zero value is none.
type Logo struct {
	Folder fs.FS
	File   string
}

// check refuses a colour that cannot be read, and a logo that nobody could describe or show.
func (t Theme) check() error {
	if _, _, err := t.colours(); err != nil {
		return err
	}
	if t.Logo.File == "" {
		return nil
	}
	if strings.TrimSpace(t.Organisation) == "" {
		return fault.New("export.logo-nameless", "found", t.Logo.File)
	}
	if f := media.Check(t.Logo.Folder, t.Logo.File, media.Picture); f != nil {
		return f
	}
	return nil
}

// A houseView is the organisation as the start page shows it.
type houseView struct {
	Name string
	Logo *mediaFile // nil for none; the name is its alternative
}

// house takes the logo into the package.
func (t Theme) house(files mediaFiles) (*houseView, error) {
	name := clean(strings.TrimSpace(t.Organisation))
	if name == "" || t.Logo.File == "" {
		return &houseView{Name: name}, nil
	}
	logo, err := files.add(t.Logo.Folder, t.Logo.File, media.Picture)
	if err != nil {
		return nil, err
	}
	return &houseView{Name: name, Logo: logo}, nil
}

// themeName is the style sheet that is packed where there is a theme.
const themeName = "theme.css"

// leastContrast is what text must have against its ground (WCAG 2.2, 1.4.3).
const leastContrast = 4.5

type colour struct{ r, g, b uint8 }

var (
	white = colour{255, 255, 255}
	black = colour{}
	shade = colour{0xe9, 0xed, 0xee} // the darkest ground that links stand on in the player
)

var colourPattern = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

// colours returns the theme's colour and that of text on it: white or black, one of which always
// has at least 4.58:1. A colour that cannot be read is a fault; "" is black on black.
func (t Theme) colours() (ground, ink colour, err error) {
	if t.Colour == "" {
		return black, black, nil
	}
	if !colourPattern.MatchString(t.Colour) {
		return black, black, fault.New("export.colour", "found", t.Colour, "expected", "#1f4e5f")
	}
	n, err := strconv.ParseUint(t.Colour[1:], 16, 24)
	if err != nil {
		return black, black, err
	}
	ground = colour{uint8(n >> 16), uint8(n >> 8), uint8(n)}
	if contrast(ground, white) >= leastContrast {
		return ground, white, nil
	}
	return ground, black, nil
}

// css returns the theme's style sheet, nil when there is no theme.
func (t Theme) css() []byte {
	ground, ink, err := t.colours()
	if err != nil || t.Colour == "" {
		return nil
	}
	var b strings.Builder
	accent := ground.legible()
	fmt.Fprintf(&b, ":root{--band:%s;--on-band:%s;--accent:%s;--accent-dark:%s}\n", ground, ink, accent, accent.darker())
	return []byte(b.String())
}

func (c colour) String() string { return fmt.Sprintf("#%02x%02x%02x", c.r, c.g, c.b) }

func (c colour) darker() colour { return c.scaled(0.75) }

// scaled returns the colour with all its parts multiplied, which keeps the hue.
func (c colour) scaled(by float64) colour {
	part := func(v uint8) uint8 { return uint8(float64(v) * by) }
	return colour{part(c.r), part(c.g), part(c.b)}
}

// legible returns the colour, darkened as little as it takes to be read on every ground of the
// player; white is then read on it too. Steps of 2 % cannot be told apart by eye.
func (c colour) legible() colour {
	for by := 1.0; by > 0; by -= 0.02 {
		if darkened := c.scaled(by); contrast(darkened, shade) >= leastContrast {
			return darkened
		}
	}
	return black
}

// contrast returns the contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio).
func contrast(a, b colour) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance returns the relative luminance, 0 to 1 (WCAG 2.2).
func (c colour) luminance() float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.r) + 0.7152*linear(c.g) + 0.0722*linear(c.b)
}
