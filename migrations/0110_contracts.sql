-- Why a contract was concluded although no plan is made that it could have as its part (ППЗСУ 28, 40); empty where
-- there is one.
ALTER TABLE contract ADD COLUMN without_plan TEXT NOT NULL DEFAULT '';
