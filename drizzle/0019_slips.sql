ALTER TABLE "supervision_documents" ALTER COLUMN "matter" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "supervision_documents" ALTER COLUMN "text" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "supervision_documents" ADD COLUMN "representative" uuid;--> statement-breakpoint
ALTER TABLE "supervision_documents" ADD COLUMN "signer" "bytea";--> statement-breakpoint
ALTER TABLE "supervision_documents" ADD COLUMN "on_paper" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "supervision_documents_studio" ON "supervision_documents" USING btree ("studio","issued_at");