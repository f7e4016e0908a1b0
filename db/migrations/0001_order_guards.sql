-- The database refuses what order_transitions does not hold, keeps the history append-only and wakes listeners.
CREATE FUNCTION orders_guard_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.version <> OLD.version + 1 THEN
    RAISE EXCEPTION 'order % version must rise by one', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_version_step';
  END IF;
  IF NEW.status = OLD.status THEN
    RETURN NEW;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM order_transitions t WHERE t.from_status = OLD.status AND t.to_status = NEW.status) THEN
    RAISE EXCEPTION 'order % may not go from % to %', OLD.id, OLD.status, NEW.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_allowed_transition';
  END IF;
  IF OLD.status = 'ON_HOLD' AND NEW.status <> 'CANCELLED' AND NEW.status IS DISTINCT FROM OLD.held_from THEN
    RAISE EXCEPTION 'order % returns from hold to %', OLD.id, OLD.held_from
      USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_return_from_hold';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER orders_guard_status BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION orders_guard_status();
--> statement-breakpoint
CREATE FUNCTION order_events_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION 'order history is append only' USING ERRCODE = 'check_violation', CONSTRAINT = 'order_events_append_only';
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM order_transitions t
    WHERE t.event = NEW.event AND t.from_status = COALESCE(NEW.from_status, '') AND t.to_status = NEW.to_status
  ) THEN
    RAISE EXCEPTION 'event % may not lead from % to %', NEW.event, NEW.from_status, NEW.to_status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'order_events_allowed';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER order_events_guard BEFORE INSERT OR UPDATE OR DELETE ON order_events FOR EACH ROW EXECUTE FUNCTION order_events_guard();
--> statement-breakpoint
CREATE FUNCTION order_events_announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('facet_orders', json_build_object(
    'customerId', NEW.customer_id, 'orderId', NEW.order_id, 'seq', NEW.seq, 'event', NEW.event,
    'from', NEW.from_status, 'to', NEW.to_status)::text);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER order_events_announce AFTER INSERT ON order_events FOR EACH ROW EXECUTE FUNCTION order_events_announce();
--> statement-breakpoint
CREATE FUNCTION outbox_announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('facet_outbox', '');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER outbox_announce AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION outbox_announce();
