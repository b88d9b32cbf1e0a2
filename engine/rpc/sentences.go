package rpc

import "trivium/engine/lang"

// Sentences returns the segments of a text, which the translation memory is asked for one by one.
func (a *API) Sentences(tag lang.Tag, text string) ([]string, error) {
	return a.workspace.Sentences(tag, text)
}
