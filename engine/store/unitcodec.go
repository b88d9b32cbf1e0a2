package store

import (
	"cmp"
	"encoding/binary"
	"maps"
	"slices"
	"time"

	"trivium/engine/lang"
	"trivium/engine/tm"
)

// A unit is spelled in one way, so that the same units make the same file. Numbers are unsigned varints,
// times signed ones (seconds since 1970); a string has its length in bytes before it, a list its length:
//
//	length of what follows
//	fields    which of the parts below are there, a bit each, in this order
//	tuid state author organisation origin module text date
//	before after    pairs of a language and a text, by language
//	tags note extra
//	texts     pairs of a language and a text, by language; always there
//
// For example {TUID: "a1", State: Imported, Texts: {"de": "Heim", "pl": "Dom"}} is
//
//	15                       21 bytes follow
//	03                       tuid and state
//	02 61 31  03             "a1", state 2 + 1
//	02                       two texts
//	02 64 65 04 48 65 69 6d  de "Heim"
//	02 70 6c 03 44 6f 6d     pl "Dom"
const (
	hasTUID = 1 << iota
	hasState
	hasAuthor
	hasOrganisation
	hasOrigin
	hasModule
	hasText
	hasDate
	hasBefore
	hasAfter
	hasTags
	hasNote
	hasExtra
)

// Unsaid is the state of a unit whose file says nothing of it: the state of the whole file counts.
const Unsaid tm.State = 0xff

// appendUnit appends a unit to b.
func appendUnit(b []byte, u *tm.Unit) []byte {
	var body [512]byte
	inner := unitBody(body[:0], u)
	b = binary.AppendUvarint(b, uint64(len(inner)))
	return append(b, inner...)
}

func unitBody(b []byte, u *tm.Unit) []byte {
	b = binary.AppendUvarint(b, fieldsOf(u))
	for _, part := range []string{u.TUID} {
		b = appendPart(b, part)
	}
	if u.State != Unsaid {
		b = binary.AppendUvarint(b, uint64(u.State)+1)
	}
	for _, part := range []string{u.Author, u.Organisation, string(u.Origin), u.Module, u.Text} {
		b = appendPart(b, part)
	}
	if !u.Date.IsZero() {
		b = binary.AppendVarint(b, u.Date.Unix())
	}
	for _, texts := range []map[lang.Tag]string{u.Before, u.After} {
		if len(texts) > 0 {
			b = appendTexts(b, texts)
		}
	}
	if len(u.Tags) > 0 {
		b = binary.AppendUvarint(b, uint64(len(u.Tags)))
		for _, tag := range u.Tags {
			b = appendString(b, tag)
		}
	}
	b = appendPart(b, u.Note)
	b = appendPart(b, string(u.Extra))
	return appendTexts(b, u.Texts)
}

func fieldsOf(u *tm.Unit) uint64 {
	fields := uint64(0)
	for i, there := range []bool{u.TUID != "", u.State != Unsaid, u.Author != "", u.Organisation != "", u.Origin != "", u.Module != "", u.Text != "",
		!u.Date.IsZero(), len(u.Before) > 0, len(u.After) > 0, len(u.Tags) > 0, u.Note != "", len(u.Extra) > 0} {
		if there {
			fields |= 1 << i
		}
	}
	return fields
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// appendPart is appendString of a part that is left out when it is empty.
func appendPart(b []byte, s string) []byte {
	if s == "" {
		return b
	}
	return appendString(b, s)
}

func appendTexts(b []byte, texts map[lang.Tag]string) []byte {
	b = binary.AppendUvarint(b, uint64(len(texts)))
	if len(texts) <= 1 {
		for l, t := range texts {
			b = appendString(appendString(b, string(l)), t)
		}
		return b
	}
	for _, l := range slices.SortedFunc(maps.Keys(texts), cmp.Compare[lang.Tag]) {
		b = appendString(appendString(b, string(l)), texts[l])
	}
	return b
}

// A unitDecoder reads what appendUnit has written. After bad data, bad is set and all values are empty.
type unitDecoder struct {
	data []byte
	bad  bool
}

// skip passes over a unit.
func (d *unitDecoder) skip() { d.bytes(d.number()) }

// unit returns the next unit, without id and batch.
func (d *unitDecoder) unit() *tm.Unit {
	body := unitDecoder{data: d.bytes(d.number())}
	u := &tm.Unit{State: Unsaid}
	fields := body.number()
	has := func(field uint64) bool { return fields&field != 0 }
	part := func(field uint64) string {
		if !has(field) {
			return ""
		}
		return body.string()
	}
	u.TUID = part(hasTUID)
	if has(hasState) {
		u.State = body.state()
	}
	u.Author, u.Organisation, u.Origin, u.Module, u.Text = part(hasAuthor), part(hasOrganisation), lang.Tag(part(hasOrigin)), part(hasModule), part(hasText)
	if has(hasDate) {
		u.Date = body.time()
	}
	if has(hasBefore) {
		u.Before = body.texts()
	}
	if has(hasAfter) {
		u.After = body.texts()
	}
	if has(hasTags) {
		u.Tags = body.strings()
	}
	u.Note = part(hasNote)
	if has(hasExtra) {
		u.Extra = []byte(body.string())
	}
	u.Texts = body.texts()
	d.bad = d.bad || body.bad || fields >= hasExtra<<1 || len(body.data) > 0
	return u
}

func (d *unitDecoder) number() uint64 {
	n, length := binary.Uvarint(d.data)
	if length <= 0 {
		d.fail()
		return 0
	}
	d.data = d.data[length:]
	return n
}

func (d *unitDecoder) bytes(n uint64) []byte {
	if n > uint64(len(d.data)) {
		d.fail()
		return nil
	}
	part := d.data[:n]
	d.data = d.data[n:]
	return part
}

func (d *unitDecoder) fail() { d.bad, d.data = true, nil }

func (d *unitDecoder) string() string { return string(d.bytes(d.number())) }

func (d *unitDecoder) state() tm.State {
	n := d.number()
	if n == 0 || n > uint64(tm.Approved)+1 {
		d.fail()
		return Unsaid
	}
	return tm.State(n - 1)
}

func (d *unitDecoder) time() time.Time {
	seconds, length := binary.Varint(d.data)
	// What Go writes as RFC 3339: the years 0 to 9999.
	if length <= 0 || seconds < -62167219200 || seconds > 253402300799 {
		d.fail()
		return time.Time{}
	}
	d.data = d.data[length:]
	return time.Unix(seconds, 0).UTC()
}

func (d *unitDecoder) strings() []string {
	n := d.number()
	if n > uint64(len(d.data)) {
		d.fail()
		return nil
	}
	list := make([]string, 0, n)
	for range n {
		list = append(list, d.string())
	}
	return list
}

func (d *unitDecoder) texts() map[lang.Tag]string {
	n := d.number()
	if n > uint64(len(lang.All())) {
		d.fail()
		return nil
	}
	texts := make(map[lang.Tag]string, n)
	for range n {
		l := d.language()
		texts[l] = d.string()
	}
	return texts
}

// language returns one of our languages, without making a string of it.
func (d *unitDecoder) language() lang.Tag {
	raw := d.bytes(d.number())
	for _, l := range languages {
		if string(raw) == string(l) {
			return l
		}
	}
	d.fail()
	return ""
}

// languages is lang.All, which makes a new list each time.
var languages = lang.All()
