-- Names that events repeat: members, devices, operations. An event holds the number.
CREATE TABLE name (
  id    INTEGER PRIMARY KEY,
  value TEXT NOT NULL UNIQUE
);

-- The log. seq is the order of arrival in this copy. Other rows refer to it; no row is ever deleted,
-- so none is used twice.
CREATE TABLE event (
  seq     INTEGER PRIMARY KEY,      -- from 1, without gaps
  id      BLOB NOT NULL,            -- 32 bytes
  dev     INTEGER NOT NULL,         -- name.id
  n       INTEGER NOT NULL,         -- the counter of the device
  arrived INTEGER NOT NULL,         -- Unix milliseconds, by the clock of this copy
  head    BLOB NOT NULL,            -- the rest of the header, see codec.go
  body    BLOB,                     -- salt and payload; NULL once erased
  sig     BLOB                      -- 64 bytes; NULL while the event has not left its device
);

-- Eight bytes find an event, and the full id is compared then: an index of whole ids would be
-- larger than many an event. It is not unique, for whoever can make two ids that begin alike must
-- not be able to keep one of them out.
CREATE INDEX event_id ON event (substr(id, 1, 8));

-- Events whose payload must not come back, arrived or not.
CREATE TABLE erased (
  id BLOB PRIMARY KEY
) WITHOUT ROWID;

-- Files that events name. state: 0 arriving, 1 whole, 2 known to be missing, 3 erased for good.
CREATE TABLE media (
  id    INTEGER PRIMARY KEY,
  hash  BLOB UNIQUE,                -- SHA-256 of the content; NULL while arriving
  size  INTEGER NOT NULL,           -- bytes; 0 while arriving or missing
  state INTEGER NOT NULL
);

-- The content in pieces. id is media.id * 2^20 + the number of the piece.
CREATE TABLE media_piece (
  id   INTEGER PRIMARY KEY,
  data BLOB NOT NULL
);

-- Which events name which file.
CREATE TABLE media_use (
  media INTEGER NOT NULL,
  seq   INTEGER NOT NULL,
  PRIMARY KEY (media, seq)
) WITHOUT ROWID;

-- What was computed from the log up to an event; may be dropped at any time.
CREATE TABLE projection (
  name   TEXT PRIMARY KEY,
  format INTEGER NOT NULL,
  seq    INTEGER NOT NULL,
  hash   BLOB NOT NULL,             -- SHA-256 of data, unpacked
  data   BLOB NOT NULL              -- packed, see projection.go
) WITHOUT ROWID;

-- What belongs to this copy alone and never travels.
CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
