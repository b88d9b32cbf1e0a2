package tmx

import "trivium/engine/fault"

// attributes returns those of the tag just read that TMX knows; the others are reported.
func (r *Reader) attributes(element string) (Attrs, error) {
	rules := r.grammar[element]
	var attrs Attrs
	if len(r.attrs) > 0 {
		attrs = make(Attrs, 0, len(r.attrs))
	}
	for _, raw := range r.attrs {
		name := intern(rules.allowed, raw.name)
		if string(raw.name) == "lang" && !r.hasAttribute([]byte("xml:lang")) {
			if name = intern(rules.allowed, []byte("xml:lang")); name != "" {
				r.remark(fault.New("tmx.old-language"))
			}
		}
		if name == "" {
			r.remark(fault.New("tmx.ignored", "found", "<"+element+" "+quote(raw.name)+"=…>"))
			continue
		}
		var wrong *fault.Fault
		if r.text, wrong, _ = appendText(r.text[:0], raw.value, inAttribute); wrong != nil {
			return nil, r.fail(r.surrogate(wrong), r.at)
		}
		if err := r.spend(len(r.text)); err != nil {
			return nil, err
		}
		value := string(r.text)
		if !validValue(name, value) {
			if element == "it" { // pos, without which the element means nothing
				return nil, r.fail(fault.New("tmx.attribute-missing", "found", "<it>", "expected", "pos"), r.at)
			}
			r.remark(fault.New("tmx.ignored", "found", "<"+element+" "+name+"=\""+quote(raw.value)+"\">"))
			continue
		}
		attrs = append(attrs, Attr{name, value})
	}
	for _, name := range rules.required {
		if element != "tuv" && element != "header" && !attrs.Has(name) {
			return nil, r.fail(fault.New("tmx.attribute-missing", "found", "<"+element+">", "expected", name), r.at)
		}
	}
	return nonEmpty(attrs), nil
}

// intern returns the name from the list, so that no copy of it is kept, or "".
func intern(names []string, name []byte) string {
	for _, n := range names {
		if n == string(name) {
			return n
		}
	}
	return ""
}

// attributesOrNone is attributes for what can be left out when it lacks one.
func (r *Reader) attributesOrNone(element string) (Attrs, error) {
	for _, name := range r.grammar[element].required {
		if !r.hasAttribute([]byte(name)) {
			r.remark(fault.New("tmx.ignored", "found", "<"+element+">"))
			r.attrs = r.attrs[:0]
			return nil, nil
		}
	}
	return r.attributes(element)
}
