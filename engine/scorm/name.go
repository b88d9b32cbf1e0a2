package scorm

import (
	"strings"

	"trivium/engine/course"
	"trivium/engine/text"
)

// Check returns nil when the course can be written in this format and language.
func (o Options) Check(c *course.Course) error { return o.check(c) }

// Name returns the file name to suggest for the package: lower-case ASCII.
func (o Options) Name(c *course.Course) string {
	languages := o.languages()
	if len(languages) == 0 {
		languages = c.Languages()[:1]
	}
	title := clean(text.PlainText(text.Parse(clean(c.Title().In(languages[0])))))
	parts := []string{slug(title, "course"), o.tongues(), string(o.Format)}
	if o.SCOs == PerLesson {
		parts = append(parts, "lessons")
	}
	return strings.Join(parts, "-") + ".zip"
}

// tongues returns the languages of the package as a part of names: "pl", "pl-de".
func (o Options) tongues() string { return strings.ReplaceAll(join(o.languages()), ", ", "-") }
