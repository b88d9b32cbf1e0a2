package scorm

import (
	"bytes"
	"image"
	"image/png"
	"testing/fstest"

	"trivium/engine/course"
	"trivium/engine/lang"
)

// t4 is a text in all four languages: the word, and the language behind it.
func t4(s string) course.Text {
	t := course.Text{Origin: lang.Polish, Cells: map[lang.Tag]string{}}
	for _, l := range lang.All() {
		t.Cells[l] = s + " (" + string(l) + ")"
	}
	return t
}

func number(n int) *int { return &n }

func pngImage(width, height int) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// sampleModule is a module with every kind of block; n makes the ULIDs of several differ.
func sampleModule(n string) course.LoadedModule {
	id := func(tail string) string { return "01JD0000000000000000000" + n + tail }
	right := course.Feedback{Correct: t4("Well done"), Wrong: t4("Read again")}
	m := &course.Module{
		ID:          id("M0"),
		Languages:   lang.All(),
		Title:       t4("Łódź: first aid & *housing*"),
		Description: t4("What to do in the first **hours**"),
		PassMark:    number(70),
		Lessons: []course.Lesson{
			{ID: id("L1"), Number: 1, Title: t4("The law"), Blocks: []course.Block{
				{ID: id("B1"), Kind: course.Heading, Level: 2, Text: t4("A heading")},
				{ID: id("B2"), Kind: course.Paragraph, Text: t4("Text with **strong**, *emphasis*, `code`, [a site](https://example.org/a?b=1&c=2), [mail](mailto:a@example.org), [the question](#" + id("Q1") + ") and [nowhere](#01JD000000000000000000XXX0)")},
				{ID: id("B3"), Kind: course.List, Ordered: true, Items: []course.Item{{ID: "a", Text: t4("One")}, {ID: "b", Text: t4("Two")}}},
				{ID: id("B4"), Kind: course.Callout, Tone: course.Law, Title: t4("Paragraph 3"), Items: []course.Item{{ID: "a", Text: t4("Everyone may ask")}}},
				{ID: id("B5"), Kind: course.Image, File: "media/Zdjęcie Łodzi.png", Alt: t4("A street"), Caption: t4("The street"), Credit: "M. Nowak", Licence: "CC-BY-4.0"},
				{ID: id("B6"), Kind: course.Image, File: "media/line.svg", Decorative: true},
			}},
			{ID: id("L2"), Number: 3, Title: t4("Questions"), Blocks: []course.Block{
				{ID: id("Q1"), Kind: course.Single, Number: 1, Prompt: t4("Which one?"), Feedback: &right, Options: []course.Option{
					{ID: "a", Text: t4("This"), Correct: true, Feedback: t4("Yes, this")},
					{ID: "b", Text: t4("That"), Feedback: t4("Not that")},
				}},
				{ID: id("Q2"), Kind: course.Multiple, Number: 4, Points: number(3), Prompt: t4("Which ones?"), Options: []course.Option{
					{ID: "a", Text: t4("First"), Correct: true},
					{ID: "b", Text: t4("Second")},
					{ID: "c", Text: t4("Third"), Correct: true},
				}},
			}},
		},
	}
	return course.LoadedModule{Module: m, File: "module.json", Media: fstest.MapFS{
		"media/Zdjęcie Łodzi.png": {Data: pngImage(40, 30)},
		"media/line.svg":          {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 10"><path d="M0 5h120"/></svg>`)},
		"media/unused.png":        {Data: pngImage(1, 1)},
	}}
}

// sample is a course of one module.
func sample() *course.Course {
	return &course.Course{File: "module.json", Modules: []course.LoadedModule{sampleModule("A")}}
}

// sampleProgramme is a course of two modules with different pass marks.
func sampleProgramme() *course.Course {
	a, b := sampleModule("A"), sampleModule("B")
	b.PassMark = number(81)
	b.Lessons[1].Blocks[0].Points = number(2)
	return &course.Course{
		File:      "programme.json",
		Programme: &course.Programme{ID: "01JD0000000000000000000PP0", Languages: lang.All(), Title: t4("The programme")},
		Modules:   []course.LoadedModule{a, b},
	}
}
