package course

import (
	"time"

	"trivium/engine/lang"
)

// An Edition is a dated run of a programme, separate from its content.
type Edition struct {
	ID          string     `json:"id"`
	Languages   []lang.Tag `json:"languages"`
	Title       Text       `json:"title"`
	Country     string     `json:"country,omitempty"` // ISO 3166-1 alpha-2
	Group       string     `json:"group,omitempty"`
	Deadline    string     `json:"deadline,omitempty"` // of registration: a day, 2027-03-31
	Information []Item     `json:"information,omitempty"`
	Contacts    []Contact  `json:"contacts,omitempty"`
	Sessions    []Slot     `json:"sessions"`

	File string `json:"-"` // path of its file, as reached from Course.File
}

// A Contact is whom to ask.
type Contact struct {
	Name  string `json:"name"`
	Role  Text   `json:"role,omitzero"`
	Email string `json:"email,omitempty"`
	Phone string `json:"phone,omitempty"`
}

// A Slot is one appointment of an edition.
type Slot struct {
	ID       string `json:"id"`
	Activity string `json:"activity,omitempty"` // id of the session or visit that takes place
	Title    Text   `json:"title,omitzero"`
	Start    string `json:"start"` // as timeLayout
	End      string `json:"end"`
	Place    Text   `json:"place,omitzero"`
	Link     string `json:"link,omitempty"`
	Text     Text   `json:"text,omitzero"`
}

// timeLayout is local time with its offset from UTC (ISO 8601, without seconds).
const timeLayout = "2006-01-02T15:04Z07:00"

// dayLayout is a day of ISO 8601.
const dayLayout = "2006-01-02"

// Times returns start and end of an appointment; ok is false when one is no time, such as the
// 30th of February.
func (s *Slot) Times() (start, end time.Time, ok bool) {
	start, startErr := time.Parse(timeLayout, s.Start)
	end, endErr := time.Parse(timeLayout, s.End)
	return start, end, startErr == nil && endErr == nil
}
