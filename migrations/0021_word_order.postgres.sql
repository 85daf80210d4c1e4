-- Words are compared letter by letter, as SQLite does, whatever the collation of the database.
ALTER TABLE person_word ALTER COLUMN word TYPE TEXT COLLATE "C";
ALTER TABLE word_piece ALTER COLUMN word TYPE TEXT COLLATE "C";
