package eval

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
)

// debianPackages carry catalogues of messages in Polish, German and Lithuanian in one package, and are
// small for what they hold: 70 MB in all, for memories of 30,000 units.
func debianPackages() []string {
	return []string{
		"evolution-common", "gedit-common", "gimp-data", "gnome-control-center-data", "gnumeric-common", "gramps",
		"inkscape", "libglib2.0-data", "libgtk-3-common", "nautilus-data", "pidgin-data", "synaptic", "totem-common",
	}
}

// DebianRows makes rows of packages of Debian that are downloaded and not installed: of the catalogues
// usr/share/locale/*/LC_MESSAGES/*.mo, joined by message. It is what stands in for the folder of ReadRows
// where that is not at hand; there are fewer of them.
func DebianRows(ctx context.Context) (Rows, error) {
	j := joined{}
	err := eachFile(ctx, debianPackages(), func(name string, content io.Reader) error {
		parts := strings.Split(name, "/")
		if len(parts) != 6 || parts[2] != "locale" || path.Ext(parts[5]) != ".mo" || !slices.Contains(languages(), parts[3]) {
			return nil
		}
		data, err := io.ReadAll(content)
		if err != nil {
			return err
		}
		return j.readCatalogue(parts[5], parts[3], data)
	})
	if err != nil {
		return nil, err
	}
	return j.rows(), nil
}

// joined has translations by catalogue and message, then by language.
type joined map[[2]string]map[string]string

func languages() []string { return []string{"de", "lt", "pl"} }

// readCatalogue reads a catalogue of gettext in its binary form: a header of seven numbers, then two
// tables of lengths and offsets, of the messages and of their translations. Of plural forms the first
// is taken. The message "" is the header of the catalogue.
func (j joined) readCatalogue(name, language string, data []byte) error {
	const magic = 0x950412de
	if len(data) < 28 || binary.LittleEndian.Uint32(data) != magic {
		return errors.New("no catalogue of messages")
	}
	number := func(at int) int {
		if at < 0 || at+4 > len(data) {
			return -1
		}
		return int(binary.LittleEndian.Uint32(data[at:]))
	}
	entry := func(table, i int) (string, bool) {
		length, at := number(table+8*i), number(table+8*i+4)
		if length < 0 || at < 0 || at+length > len(data) {
			return "", false
		}
		s, _, _ := bytes.Cut(data[at:at+length], []byte{0})
		return string(s), true
	}
	count, messages, translations := number(8), number(12), number(16)
	for i := range count {
		message, ok := entry(messages, i)
		translation, also := entry(translations, i)
		if !ok || !also {
			return errors.New("the catalogue is cut off")
		}
		if message == "" {
			if !strings.Contains(strings.ToLower(translation), "charset=utf-8") {
				return nil
			}
			continue
		}
		key := [2]string{name, message}
		if j[key] == nil {
			j[key] = map[string]string{}
		}
		j[key][language] = strings.Join(strings.Fields(translation), " ")
	}
	return nil
}

// rows returns the messages that have more than one language, in the order of their names.
func (j joined) rows() Rows {
	var keys [][2]string
	for key, texts := range j {
		if len(texts) > 1 {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, func(a, b [2]string) int { return strings.Compare(a[0]+"\x00"+a[1], b[0]+"\x00"+b[1]) })
	rows := Rows{}
	for _, language := range languages() {
		for _, key := range keys {
			rows[language] = append(rows[language], j[key][language])
		}
	}
	return rows
}
