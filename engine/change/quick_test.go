package change

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

// quickCases are payloads as they are and as they must not be; want says whether the quick way reads
// them. What it leaves to encoding/json is not wrong for that.
var quickCases = []struct {
	op   Op
	data string
	want bool
}{
	{CellSet, `{"text":"B/text","lang":"pl","value":"Zażółć"}`, true},
	{CellSet, `{"text":"B/text","lang":"pl","value":""}`, true},
	{CellSet, `{"text":"B/text","lang":"pl","value":"a \"b\"\nc\\"}`, true},
	{CellSet, `{"text":"B/text","lang":"pl","value":"\ud83d\ude00 \u2028"}`, true},
	{CellSet, `{"text":"B/text","lang":"pl","value":"x","from":{"lang":"de","rev":"r"}}`, true},
	{CellSet, `{"text":"B/text","lang":"pl","value":"x","from":null}`, false},
	{CellSet, `{"text":"B/text","lang":"pl","value":"x","from":{"lang":"de","rev":"r"}`, false},
	{CellSet, `{"text":"B/text","lang":"pl","value":"x","y":1}`, false},
	{CellSet, `{"text": "B/text","lang":"pl","value":"x"}`, false},
	{CellSet, `{"lang":"pl","text":"B/text","value":"x"}`, false},
	{CellSet, `{"text":"B/text","lang":"pl","value":"x"}}`, false},
	{CellSet, `{"text":"B/text","lang":"pl","value":7}`, false},
	{CellSet, `{"text":"B/text","lang":"pl","value":"x`, false},
	{CellSet, `{"text":"B/text","lang":"pl","value":"\`, false},
	{CellSet, `{"text":"B/text","lang":"pl","value":"\x"}`, false},
	{CellSet, "{\"text\":\"B/text\",\"lang\":\"pl\",\"value\":\"a\nb\"}", false},
	{CellSet, "{\"text\":\"B/text\",\"lang\":\"pl\",\"value\":\"\xff\"}", false},
	{CellSet, `null`, false},
	{CellSet, ``, false},
	{FieldSet, `{"node":"B","field":"level","value":3}`, true},
	{FieldSet, `{"node":"B","field":"level","value":{"a":[1,"}"]}}`, true},
	{FieldSet, `{"node":"B","field":"level","value":null}`, true},
	{FieldSet, `{"node":"B","field":"level","value": 3}`, false},
	{FieldSet, `{"node":"B","field":"level","value":3,"x":4}`, false},
	{FieldSet, `{"node":"B","field":"level","value":}`, false},
	{FieldSet, `{"node":"B","field":"level","value":`, false},
	{StatusSet, `{"text":"B/text","lang":"pl","value":"reviewed","rev":"r"}`, true},
	{OriginSet, `{"text":"B/text","lang":""}`, true},
	{NodePut, `{"node":"B","kind":"block","parent":"L","position":"V"}`, true},
	{NodeMove, `{"node":"B","parent":"","position":"V"}`, true},
	{NodeDel, `{"node":"B"}`, true},
	{NodeRestore, `{"node":"B"} `, false},
	{CommentPut, `{"id":"c1","value":"x"}`, false},
	{"cell.explode", `{}`, false},
}

func TestQuickPayload(t *testing.T) {
	for _, tt := range quickCases {
		if got := quickPayload(tt.op, tt.data) != nil; got != tt.want {
			t.Errorf("%s %s: read quickly: %v", tt.op, tt.data, got)
		}
		likeJSON(t, tt.op, tt.data)
	}
}

// likeJSON requires that what is read quickly is what encoding/json reads.
func likeJSON(t *testing.T, op Op, data string) {
	t.Helper()
	quick := quickPayload(op, data)
	if quick == nil {
		return
	}
	slow := newPayload(op)
	if err := json.Unmarshal([]byte(data), slow); err != nil {
		t.Errorf("%s %s is no JSON: %v", op, data, err)
	} else if !reflect.DeepEqual(quick, slow) {
		t.Errorf("%s %s: %+v, encoding/json reads %+v", op, data, quick, slow)
	}
}

func FuzzQuickPayload(f *testing.F) {
	for _, tt := range quickCases {
		f.Add(string(tt.op), tt.data)
	}
	f.Fuzz(func(t *testing.T, op, data string) { likeJSON(t, Op(op), strings.Clone(data)) })
}
