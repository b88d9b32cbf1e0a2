package change

// An Op names a kind of change.
type Op string

// The operations. The payload of each is the type of the same name in payload.go.
const (
	WorkspaceCreate Op = "workspace.create"
	MemberPut       Op = "member.put"
	MemberRevoke    Op = "member.revoke"
	SchemaMin       Op = "schema.min"

	NodePut     Op = "node.put"
	NodeMove    Op = "node.move"
	NodeDel     Op = "node.del"
	NodeRestore Op = "node.restore"

	CellSet   Op = "cell.set"
	FieldSet  Op = "field.set"
	OriginSet Op = "origin.set"
	StatusSet Op = "status.set"
	FromSet   Op = "from.set"
	LinkSet   Op = "link.set"

	CommentPut  Op = "comment.put"
	AssignSet   Op = "assign.set"
	QAIgnore    Op = "qa.ignore"
	TermPut     Op = "term.put"
	TMAdd       Op = "tm.add"
	TMRetract   Op = "tm.retract"
	TMAttach    Op = "tm.attach"
	MediaPut    Op = "media.put"
	VersionName Op = "version.name"
	EventRedact Op = "event.redact"
)
