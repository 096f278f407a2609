-- Whether who waits while nobody is there is offered articles.
ALTER TABLE queue_hours ADD COLUMN articles boolean NOT NULL DEFAULT true;
