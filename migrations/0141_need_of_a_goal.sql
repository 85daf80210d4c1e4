-- The question of the assessment that rated a goal's need, by its linkId: the words may be said anew, and in either language.
ALTER TABLE plan_goal ADD COLUMN need_link TEXT;
