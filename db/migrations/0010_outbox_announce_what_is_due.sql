-- A promise for later wakes no relay: its poll finds it when its time has come.
DROP TRIGGER outbox_announce ON outbox;
--> statement-breakpoint
CREATE TRIGGER outbox_announce AFTER INSERT ON outbox FOR EACH ROW WHEN (NEW.available_at <= now()) EXECUTE FUNCTION outbox_announce();
