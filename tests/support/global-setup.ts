import type { TestProject } from 'vitest/node'
import { startTestPostgres } from './postgres'

declare module 'vitest' {
  interface ProvidedContext {
    /** A superuser's URL of the server all test databases live on. */
    adminUrl: string
    /** The migrated database every test database is copied from. */
    templateName: string
  }
}

/** One PostgreSQL server for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { adminUrl, templateName, close } = await startTestPostgres()
  project.provide('adminUrl', adminUrl)
  project.provide('templateName', templateName)
  return close
}
