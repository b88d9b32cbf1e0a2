package change

// A shape says how an object of a course's JSON lies in the workspace: which of its keys are texts,
// which are lists whose entries are nodes of their own, which are groups of further keys. Every
// other key is a field: its JSON is one register.
type shape struct {
	texts  map[string]string // key → field of the text's id, "" for the node's own
	lists  []listShape
	groups map[string]shape
}

// A listShape is a list of nodes.
type listShape struct {
	key     string
	kind    string // of the nodes
	ids     ids
	entries shape
}

// ids says how the entries of a list are named.
type ids int

const (
	global  ids = iota // by a ULID, wherever they are: lessons, blocks
	local              // by a short id, unique in the list
	unnamed            // not at all: they get an id from their content
)

// isList reports whether a key, or a group and a key, is a list whose nodes have ids below those of
// their owner. TestShapes keeps it in step with the shapes.
func isList(key string) bool {
	switch key {
	case "outcomes", "keywords", "funding/logos", "modules", "editions", "information", "contacts", "sessions",
		"items", "tasks", "terms", "head", "rows", "transcript", "options", "pairs", "agenda", "methods", "materials", "notes":
		return true
	}
	return false
}

// named returns the texts whose field is their key.
func named(keys ...string) map[string]string {
	texts := make(map[string]string, len(keys))
	for _, k := range keys {
		texts[k] = k
	}
	return texts
}

// items is a list of course.Item.
func items(key string) listShape {
	return listShape{key, key, local, shape{texts: map[string]string{"title": "title", "text": ""}}}
}

// about returns the shape of a programme or a module, with its lists.
func about(lists ...listShape) shape {
	logos := listShape{"logos", "logos", unnamed, shape{texts: map[string]string{"alt": ""}}}
	return shape{
		texts: named("title", "description", "audience", "prerequisites"),
		lists: append([]listShape{
			{"outcomes", "outcomes", local, shape{texts: map[string]string{"text": ""}}},
			{"keywords", "keywords", unnamed, shape{texts: map[string]string{"": ""}}},
		}, lists...),
		groups: map[string]shape{"funding": {texts: named("notice"), lists: []listShape{logos}}},
	}
}

func moduleShape() shape {
	lesson := shape{texts: named("title"), lists: []listShape{{"blocks", "block", global, blockShape()}}}
	return about(listShape{"lessons", "lesson", global, lesson})
}

func programmeShape() shape {
	return about(listShape{"modules", "modules", local, shape{}}, listShape{"editions", "editions", local, shape{}})
}

func editionShape() shape {
	return shape{
		texts: named("title"),
		lists: []listShape{
			items("information"),
			{"contacts", "contacts", unnamed, shape{texts: named("role")}},
			{"sessions", "sessions", local, shape{texts: named("title", "place", "text")}},
		},
	}
}

func blockShape() shape {
	return shape{
		texts: named("title", "text", "source", "alt", "caption", "prompt", "hint", "unit", "due", "evidence", "host", "place"),
		lists: []listShape{
			items("items"), items("tasks"), items("head"), items("transcript"), items("agenda"),
			items("methods"), items("materials"), items("notes"),
			{"terms", "terms", local, shape{texts: map[string]string{"term": "", "text": "meaning"}}},
			{"rows", "rows", local, shape{}}, // the cells are texts named after the columns: see table.go
			{"options", "options", local, shape{texts: map[string]string{"text": "", "feedback": "feedback"}}},
			{"pairs", "pairs", local, shape{texts: named("left", "right")}},
		},
		groups: map[string]shape{"feedback": {texts: named("correct", "wrong")}},
	}
}
