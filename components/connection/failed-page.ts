import { createContext, type ReactNode } from 'react'

/** The page to show in place of one that failed, made by the server beforehand. */
export const FailedPage = createContext<ReactNode>(null)
