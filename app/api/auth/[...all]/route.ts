import { authDoor } from "#server/auth/auth-door.ts";

export const POST = authDoor;
