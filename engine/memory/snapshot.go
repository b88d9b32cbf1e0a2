package memory

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/gob"
	"encoding/hex"
	"io"
	"maps"
	"os"
	"path/filepath"

	"trivium/engine/tm"
)

// The index is kept in a file beside the workspace, so that opening need not build it:
//
//	"TRIVIUM INDEX 1\n"
//	8 bytes    length of what follows
//	gob        what is in the index: kept
//	…          the index itself (tm.Memory.Save), whose stamp is the hash of all that stands before
//
// It is only ever a shorter way to the same answers: a file that is damaged, of another version, or of
// another workspace is passed over and written anew; what changed since it was written is brought in by
// reconcile. It holds no texts, but what is left of them for comparing; so a redaction removes it.
const snapshotMagic = "TRIVIUM INDEX 1\n"

// kept is indexed, as it is written.
type kept struct {
	Own     map[tm.ID]string
	Batches []keptBatch
}

type keptBatch struct {
	Value attachment
	Gone  []int
}

func (m *Memory) snapshotPath() string { return m.desk.Path() + "-index" }

// loadIndex fills the index from the snapshot and returns what is in it; ok is false where that is not
// possible, and the index may have a part of it then.
func (m *Memory) loadIndex(ctx context.Context) (x indexed, ok bool) {
	file, err := os.Open(m.snapshotPath())
	if err != nil {
		return x, false
	}
	defer file.Close() //nolint:errcheck // it is only read
	info, err := file.Stat()
	if err != nil {
		return x, false
	}
	head := make([]byte, len(snapshotMagic)+8)
	if _, err := io.ReadFull(file, head); err != nil || string(head[:len(snapshotMagic)]) != snapshotMagic {
		return x, false
	}
	length := binary.BigEndian.Uint64(head[len(snapshotMagic):])
	from := int64(len(head))
	if length > uint64(info.Size()-from) {
		return x, false
	}
	data := make([]byte, length)
	if _, err := io.ReadFull(file, data); err != nil {
		return x, false
	}
	var k kept
	if gob.NewDecoder(bytes.NewReader(data)).Decode(&k) != nil {
		return x, false
	}
	from += int64(length)
	if m.index.Load(ctx, io.NewSectionReader(file, from, info.Size()-from), info.Size()-from, stampOf(data)) != nil {
		return x, false
	}
	x = newIndexed()
	for id, revs := range k.Own {
		x.own[id] = revs
	}
	for _, b := range k.Batches {
		gone := rowSet{}
		for _, n := range b.Gone {
			gone[n] = true
		}
		x.batches[b.Value.Hash] = indexedBatch{b.Value, gone}
	}
	return x, true
}

func stampOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// saveIndex writes the snapshot, when there is more in the index than in the last one. A failure only
// makes the next opening slower.
func (m *Memory) saveIndex(ctx context.Context) {
	m.indexing.Lock()
	defer m.indexing.Unlock()
	if _, batches := m.view(); m.replaced(batches) {
		return // what is left of redacted units is still in the index
	}
	k, worth := m.kept()
	if !worth {
		return
	}
	var data bytes.Buffer
	if gob.NewEncoder(&data).Encode(k) != nil {
		return
	}
	if m.writeSnapshot(ctx, data.Bytes()) != nil {
		m.mu.Lock()
		m.indexed.dirty = true
		m.mu.Unlock()
	}
}

// kept returns what is in the index, and whether that is to be written. What enters the index from now on
// may get into the snapshot or not: after loading, it is brought in again.
func (m *Memory) kept() (k kept, worth bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.indexed.dirty || m.failed != nil {
		return kept{}, false
	}
	k.Own = maps.Clone(m.indexed.own)
	for _, b := range m.indexed.batches {
		if b.value.Hash == "" {
			return kept{}, false
		}
		k.Batches = append(k.Batches, keptBatch{b.value, sorted(b.gone)})
	}
	m.indexed.dirty = false
	return k, true
}

func (m *Memory) writeSnapshot(ctx context.Context, data []byte) (err error) {
	file, err := os.CreateTemp(filepath.Dir(m.snapshotPath()), "."+filepath.Base(m.snapshotPath())+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(file.Name())
		}
	}()
	out := bufio.NewWriterSize(file, 1<<20)
	out.WriteString(snapshotMagic)                                   //nolint:errcheck // Flush tells
	out.Write(binary.BigEndian.AppendUint64(nil, uint64(len(data)))) //nolint:errcheck // as above
	out.Write(data)                                                  //nolint:errcheck // as above
	if err = m.index.Save(ctx, out, stampOf(data)); err == nil {
		err = out.Flush()
	}
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(file.Name(), m.snapshotPath())
	}
	return err
}
