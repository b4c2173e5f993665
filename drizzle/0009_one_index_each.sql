DROP INDEX "matters_late";--> statement-breakpoint
DROP INDEX "matters_studio";--> statement-breakpoint
CREATE INDEX "matters_answered" ON "matters" USING btree ("replied_at") WHERE "matters"."replied_at" is not null;