import { useCallback, useSyncExternalStore } from "react";
import { localFile } from "#components/upload/local-files.ts";
import { type LocalLook, NOTHING_YET } from "#components/upload/look/local-look.ts";
import { lookOf, onLook } from "#components/upload/look/looks.ts";

const silent = () => () => {};
const nothing = () => NOTHING_YET;

/** What can be told of the model's file when it was picked in this tab and `wanted`: size and shape before the server. */
export function useLocalLook(modelId: string, wanted: boolean): LocalLook {
  const file = wanted ? localFile(modelId) : undefined;
  const subscribe = useCallback((listener: () => void) => (file ? onLook(file, listener) : silent()), [file]);
  return useSyncExternalStore(subscribe, file ? () => lookOf(file) : nothing, nothing);
}
