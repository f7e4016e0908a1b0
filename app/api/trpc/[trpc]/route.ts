import { trpcDoor } from "#server/trpc/door.ts";

export const GET = trpcDoor;
export const POST = trpcDoor;
