-- Where the words of the units of a memory stand, for searching: see unitwords.go. All of it is computed
-- from the files of units among the media, and may be dropped at any time.
CREATE TABLE unit_words (
  id    INTEGER PRIMARY KEY,
  media INTEGER NOT NULL,           -- media.id
  chunk INTEGER NOT NULL,           -- of the file, from 0
  lang  TEXT    NOT NULL,
  first BLOB    NOT NULL,           -- the first word of the block
  data  BLOB    NOT NULL
);

CREATE INDEX unit_words_media ON unit_words (media);

-- The files whose words are all there, and by which rules they were found.
CREATE TABLE unit_worded (
  media  INTEGER PRIMARY KEY,
  format INTEGER NOT NULL
);
