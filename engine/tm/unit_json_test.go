package tm

import (
	"encoding/hex"
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"trivium/engine/lang"
)

func TestUnitJSON(t *testing.T) {
	full := Unit{
		TUID: "a#1", Texts: map[lang.Tag]string{"pl": "Mieszka <tu> & tam.", "de": "Er wohnt hier."}, State: Approved,
		Author: "Anna", Organisation: "MOPS", Origin: "pl", Module: "M", Text: "M/title",
		Date:   time.Date(2026, 11, 22, 10, 30, 0, 0, time.UTC),
		Before: map[lang.Tag]string{"pl": "Ma pokój."}, After: map[lang.Tag]string{"de": "Gut."},
		Tags: []string{"x"}, Note: "n", Batch: "b", Extra: json.RawMessage(`{"k":1}`),
	}
	for name, row := range map[string]struct {
		unit Unit
		want string
	}{
		"least": {Unit{Texts: map[lang.Tag]string{"pl": "Tak."}}, `{"texts":{"pl":"Tak."},"state":"machine"}`},
		"full": {full, `{"texts":{"de":"Er wohnt hier.","pl":"Mieszka <tu> & tam."},"state":"approved","tuid":"a#1","author":"Anna",` +
			`"organisation":"MOPS","origin":"pl","module":"M","text":"M/title","date":"2026-11-22T10:30:00Z","before":{"pl":"Ma pokój."},` +
			`"after":{"de":"Gut."},"tags":["x"],"note":"n","batch":"b","extra":{"k":1}}`},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := row.unit.MarshalJSON()
			if err != nil || string(got) != row.want {
				t.Errorf("written %s, %v, want %s", got, err, row.want)
			}
			back := Unit{ID: ThingID("u")}
			if err := json.Unmarshal(got, &back); err != nil {
				t.Fatal(err)
			}
			want := row.unit
			want.ID = ThingID("u")
			if !reflect.DeepEqual(back, want) {
				t.Errorf("read %+v, want %+v", back, want)
			}
		})
	}
}

func TestUnitJSONRefuses(t *testing.T) {
	for name, data := range map[string]string{
		"no text": `{"texts":{},"state":"draft"}`, "blank": `{"texts":{"pl":" "},"state":"draft"}`,
		"state": `{"texts":{"pl":"a"},"state":"perfect"}`, "date": `{"texts":{"pl":"a"},"state":"draft","date":"soon"}`,
		"kind": `[]`,
	} {
		if err := json.Unmarshal([]byte(data), &Unit{}); err == nil {
			t.Errorf("%s: %s is read", name, data)
		}
	}
}

func TestThingID(t *testing.T) {
	// As sha256sum has it of "u1".
	if got, want := hex.EncodeToString(idBytes(ThingID("u1"))), "bb82030dbc2bcaba32a90bf2e207a84a"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func idBytes(id ID) []byte { return id[:] }
