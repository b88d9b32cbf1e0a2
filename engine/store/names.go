package store

import (
	"context"
	"database/sql"
)

// names are the strings that events repeat, by number and back. Numbers are given in order, so that
// those of a transaction that failed can be taken back.
type names struct {
	byValue map[string]int64
	values  []string // by number - 1
}

func readNames(ctx context.Context, db *sql.DB) (*names, error) {
	rows, err := db.QueryContext(ctx, `SELECT id, value FROM name ORDER BY id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	n := &names{byValue: map[string]int64{}}
	for rows.Next() {
		var id int64
		var value string
		if err := rows.Scan(&id, &value); err != nil {
			return nil, err
		}
		if id != int64(len(n.values))+1 {
			return nil, errDamaged
		}
		n.byValue[value] = id
		n.values = append(n.values, value)
	}
	return n, rows.Err()
}

func (n *names) count() int { return len(n.values) }

// forgetAfter takes back all but the first count names.
func (n *names) forgetAfter(count int) {
	for _, value := range n.values[count:] {
		delete(n.byValue, value)
	}
	n.values = n.values[:count]
}

// value returns the name with a number, false when there is none.
func (n *names) value(id int64) (string, bool) {
	if id < 1 || id > int64(len(n.values)) {
		return "", false
	}
	return n.values[id-1], true
}

// number returns the number of a name and gives it one when it is new.
func (n *names) number(ctx context.Context, tx *sql.Tx, value string) (int64, error) {
	if id, ok := n.byValue[value]; ok {
		return id, nil
	}
	id := int64(len(n.values)) + 1
	if _, err := tx.ExecContext(ctx, `INSERT INTO name VALUES (?, ?)`, id, value); err != nil {
		return 0, err
	}
	n.byValue[value] = id
	n.values = append(n.values, value)
	return id, nil
}
