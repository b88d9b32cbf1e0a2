package change

import (
	"encoding/json"
	"strconv"
)

// The cells of a row are texts named after the columns, as course.Block.Texts names them: a column
// that is moved or deleted takes its cells along. A row that has another number of cells than the
// table has columns says so in a field; its further cells are named after their number, with a sign
// that no column's id has.

// row takes in the cells of a row, and leaves the rest of the entry.
func (im *importer) row(id string, entry object, head json.RawMessage) error {
	var columns []struct {
		ID string `json:"id"`
	}
	if head != nil {
		if err := json.Unmarshal(head, &columns); err != nil {
			return err
		}
	}
	var cells []json.RawMessage
	if err := json.Unmarshal(entry["cells"], &cells); err != nil {
		return err
	}
	delete(entry, "cells")
	for i, raw := range cells {
		column := furtherColumn(i)
		if i < len(columns) {
			column = columns[i].ID
		}
		if err := im.text(TextID(id, column), raw); err != nil {
			return err
		}
	}
	if len(cells) != len(columns) {
		entry["count"] = json.RawMessage(strconv.Itoa(len(cells)))
	}
	return nil
}

// rowCells returns the cells of a row as JSON.
func (s *State) rowCells(table, row string) []json.RawMessage {
	columns := s.childrenOf(table, "head")
	count := len(columns)
	if raw := s.Field(row, "count"); raw != nil {
		if n, err := strconv.Atoi(string(raw)); err == nil {
			count = min(max(n, 0), maxCells)
		}
	}
	cells := make([]json.RawMessage, count)
	for i := range cells {
		column := furtherColumn(i)
		if i < len(columns) {
			column = lastPart(columns[i].ID)
		}
		cells[i] = s.text(TextID(row, column))
		if cells[i] == nil {
			cells[i] = json.RawMessage(`{"origin":""}`)
		}
	}
	return cells
}

// maxCells is more than the schema allows a row; a field from elsewhere may say anything.
const maxCells = 100

func furtherColumn(i int) string { return "+" + strconv.Itoa(i) }
