package course

import (
	"fmt"
	"strings"
	"sync"
)

// A schemaSet holds compiled schemas by name, such as "module-2". Each is compiled when it is first
// needed, because that takes as long as checking a module. It is safe for concurrent use.
type schemaSet struct {
	mu     sync.Mutex
	byName map[string]*schema
}

func newSchemaSet() *schemaSet { return &schemaSet{byName: map[string]*schema{}} }

// of returns the schema of a format in a version.
func (s *schemaSet) of(format string, version int) (*schema, error) {
	name := fmt.Sprintf("%s-%d", strings.TrimPrefix(format, "trivium-"), version)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.byName[name] == nil {
		loaded, err := loadSchema(name)
		if err != nil {
			return nil, err
		}
		s.byName[name] = loaded
	}
	return s.byName[name], nil
}
