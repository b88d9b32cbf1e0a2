package store

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"hash"
	"io"
	"strings"

	"github.com/klauspost/compress/zstd"

	"trivium/engine/tm"
)

// A file of units is how a bulk memory lies among the media and travels between copies: packed, in an
// order that never changes, so that a unit is named by the hash of the file and its number.
//
//	"TRIVIUM UNITS 1\n"
//	frames     Zstandard, each some units one after another (unitcodec.go)
//	table      Zstandard over JSON:
//	           {"units":3,"content":"9f86d0…","sets":{"de pl":2,"de lt pl":1},"states":{"5":1},
//	            "frames":[[3,180,312]]}
//	           frames: how many units, bytes in the file, bytes unpacked; sets: how many units have just
//	           these languages; states: how many say so of themselves; content: SHA-256 of all that the
//	           frames hold, unpacked; erased, where there are such: [[17,17],[40,60]], the units, from
//	           one to another, of which a redaction has left nothing but their numbers
//	8 bytes    length of the table, big-endian
//	"UNITSEND"
//
// A frame is what has to be unpacked to read one unit: 32 KB take 0.1 ms, and pack nearly as well as
// the whole at once. The units are in the file once, and beside it only stands where their words are
// (unitwords.go): so a memory of a million units is smaller in the workspace than its texts are.
const (
	unitsMagic = "TRIVIUM UNITS 1\n"
	unitsEnd   = "UNITSEND"
	frameSize  = 32 << 10

	// The greatest unit that tmx hands out has 8 MB; what says of itself that it is larger is refused.
	maxFrame = 64 << 20
	maxTable = 256 << 20
)

// A unitTable is the end of a file of units.
type unitTable struct {
	Units   int            `json:"units"`
	Content string         `json:"content"`
	Sets    map[string]int `json:"sets"`
	States  map[int]int    `json:"states"`
	Frames  [][3]int       `json:"frames"`
	Erased  [][2]int       `json:"erased,omitempty"`
}

// A UnitWriter makes a file of units. What it has written is one after Close.
type UnitWriter struct {
	out     io.Writer
	packer  *zstd.Encoder
	frame   []byte // not packed yet
	packed  []byte
	inFrame int
	sum     hash.Hash
	table   unitTable
}

// NewUnitWriter writes the beginning of a file.
func NewUnitWriter(out io.Writer) (*UnitWriter, error) {
	packer, err := newPacker()
	if err != nil {
		return nil, err
	}
	if _, err := io.WriteString(out, unitsMagic); err != nil {
		return nil, err
	}
	return &UnitWriter{out: out, packer: packer, sum: sha256.New(), table: unitTable{Sets: map[string]int{}, States: map[int]int{}}}, nil
}

func newPacker() (*zstd.Encoder, error) {
	return zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(false))
}

// Add writes a unit. Its id and batch are not kept: they follow from the file.
func (w *UnitWriter) Add(u *tm.Unit) error {
	w.frame = appendUnit(w.frame, u)
	w.inFrame++
	w.table.Units++
	w.table.Sets[languageSet(u)]++
	if u.State != Unsaid {
		w.table.States[int(u.State)]++
	}
	if len(w.frame) < frameSize {
		return nil
	}
	return w.flush()
}

// Erase writes a unit of which nothing is left, so that those after it keep their numbers.
func (w *UnitWriter) Erase() error {
	n := w.table.Units
	if last := len(w.table.Erased) - 1; last >= 0 && w.table.Erased[last][1] == n-1 {
		w.table.Erased[last][1] = n
	} else {
		w.table.Erased = append(w.table.Erased, [2]int{n, n})
	}
	return w.Add(&tm.Unit{State: Unsaid})
}

// languageSet names the languages of a unit, in their order.
func languageSet(u *tm.Unit) string {
	var b [16]byte
	set := b[:0]
	for _, l := range languages {
		if _, has := u.Texts[l]; has {
			if len(set) > 0 {
				set = append(set, ' ')
			}
			set = append(set, l...)
		}
	}
	return string(set)
}

func (w *UnitWriter) flush() error {
	w.sum.Write(w.frame)
	w.packed = w.packer.EncodeAll(w.frame, w.packed[:0])
	w.table.Frames = append(w.table.Frames, [3]int{w.inFrame, len(w.packed), len(w.frame)})
	w.frame, w.inFrame = w.frame[:0], 0
	_, err := w.out.Write(w.packed)
	return err
}

// Units returns the number of units written.
func (w *UnitWriter) Units() int { return w.table.Units }

// Content returns, after Close, the hash of the units: two files with the same are alike, whichever
// program has packed them.
func (w *UnitWriter) Content() string { return w.table.Content }

// Close writes the end of the file. It does not close what lies beneath.
func (w *UnitWriter) Close() error {
	defer w.packer.Close() //nolint:errcheck // it has nothing to write to
	if w.inFrame > 0 {
		if err := w.flush(); err != nil {
			return err
		}
	}
	w.table.Content = hex.EncodeToString(w.sum.Sum(nil))
	table, err := json.Marshal(w.table)
	if err != nil {
		return err
	}
	end := w.packer.EncodeAll(table, nil)
	end = binary.BigEndian.AppendUint64(end, uint64(len(end)))
	_, err = w.out.Write(append(end, unitsEnd...))
	return err
}

// sound says whether a table can be that of a file of a size in bytes. It may come from a stranger.
func (t *unitTable) sound(size int64) bool {
	at, units := int64(len(unitsMagic)), 0
	for _, f := range t.Frames {
		if f[0] <= 0 || f[1] <= 0 || f[2] <= 0 || f[2] > maxFrame || f[0] > f[2] || int64(f[1]) > size {
			return false
		}
		units += f[0]
		if at += int64(f[1]); at > size {
			return false
		}
	}
	counted := 0
	for set, n := range t.Sets {
		if n < 0 || len(set) > 64 || strings.Trim(set, "abcdefghijklmnopqrstuvwxyz ") != "" {
			return false
		}
		counted += n
	}
	return units == t.Units && counted == t.Units
}
