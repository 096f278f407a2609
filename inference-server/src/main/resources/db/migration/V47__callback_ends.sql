-- Why a callback is cancelled: its customer does not want it, or the wait for which it was booked is over.
ALTER TABLE callback ADD COLUMN why text;
