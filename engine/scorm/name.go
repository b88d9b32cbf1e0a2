package scorm

import (
	"trivium/engine/course"
	"trivium/engine/text"
)

// Check returns nil when the course can be written in this format and language.
func (o Options) Check(c *course.Course) error { return o.check(c) }

// Name returns the file name to suggest for the package: lower-case ASCII.
func (o Options) Name(c *course.Course) string {
	title := clean(text.PlainText(text.Parse(clean(c.Title().In(o.Lang)))))
	return slug(title, "course") + "-" + string(o.Lang) + "-" + string(o.Format) + ".zip"
}
