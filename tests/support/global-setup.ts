import type { TestProject } from 'vitest/node'
import { bundleShop } from '../crash/instance'
import { startTestPostgres } from './postgres'

declare module 'vitest' {
  interface ProvidedContext {
    /** A superuser's URL of the server all test databases live on. */
    adminUrl: string
    /** The migrated database every test database is copied from. */
    templateName: string
  }
}

/** One PostgreSQL server for the whole run, and one light shop: a file that is written while it is started is none. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await bundleShop()
  const { adminUrl, templateName, close } = await startTestPostgres()
  project.provide('adminUrl', adminUrl)
  project.provide('templateName', templateName)
  return close
}
