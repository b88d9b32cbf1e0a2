package engine

import "trivium/engine/course"

// roleOf returns the role of a text by the kind of its node and its field there; "" of a field that
// is no text. TestRolesOfTexts holds it to what course.PlacedText says.
func roleOf(kind, field string) course.Role {
	switch kind {
	case "block", "lesson", "module", "programme", "edition":
		return roleOfField(field)
	case "rows":
		return course.RoleTableCell
	}
	if field == "title" {
		return course.RoleItemTitle
	}
	return roleOfEntry(kind, field)
}

// roleOfField is roleOf for what is no entry of a list.
func roleOfField(field string) course.Role {
	switch field {
	case "feedback/correct":
		return course.RoleFeedbackCorrect
	case "feedback/wrong":
		return course.RoleFeedbackWrong
	case "funding/notice":
		return course.RoleNotice
	case "title", "description", "text", "source", "alt", "caption", "prompt", "hint", "unit", "due", "evidence", "host", "place",
		"audience", "prerequisites":
		return course.Role(field)
	}
	return ""
}

// roleOfEntry is roleOf for an entry of a list.
func roleOfEntry(kind, field string) course.Role {
	switch kind + "/" + field {
	case "items/":
		return course.RoleItem
	case "tasks/":
		return course.RoleTask
	case "head/":
		return course.RoleHead
	case "transcript/":
		return course.RoleTranscript
	case "agenda/":
		return course.RoleAgenda
	case "methods/":
		return course.RoleMethod
	case "materials/":
		return course.RoleMaterial
	case "notes/":
		return course.RoleNote
	case "terms/":
		return course.RoleTerm
	case "terms/meaning":
		return course.RoleMeaning
	case "options/":
		return course.RoleOption
	case "options/feedback":
		return course.RoleOptionFeedback
	case "pairs/left":
		return course.RoleLeft
	case "pairs/right":
		return course.RoleRight
	case "outcomes/":
		return course.RoleOutcome
	case "keywords/":
		return course.RoleKeyword
	case "logos/":
		return course.RoleAlt
	}
	return course.RoleText
}
