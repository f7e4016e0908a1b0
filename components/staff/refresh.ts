"use client";
import { createContext, use } from "react";

/** Reads what the page shows anew, soon and once for many askings. The page's view provides it. */
export const Refresh = createContext<() => void>(() => {});

export const useRefresh = () => use(Refresh);
