package scorm

import (
	"context"
	"io"
	"testing"

	"trivium/engine/lang"
)

// A package of the course with every kind of block, in four languages.
func BenchmarkWrite(b *testing.B) {
	c := everyKind()
	for b.Loop() {
		if _, err := Write(context.Background(), io.Discard, c, Options{Format: SCORM2004R4, Langs: lang.All()}, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// The same with one SCO for each lesson.
func BenchmarkWriteLessons(b *testing.B) {
	c := everyKind()
	for b.Loop() {
		if _, err := Write(context.Background(), io.Discard, c, Options{Format: SCORM2004R4, Langs: lang.All(), SCOs: PerLesson}, nil); err != nil {
			b.Fatal(err)
		}
	}
}
