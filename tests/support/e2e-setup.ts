import { startTestPostgres } from './postgres'

/** One PostgreSQL for the whole run; the workers learn of it by the environment they inherit. */
export default async function setup(): Promise<() => Promise<void>> {
  const { adminUrl, templateName, close } = await startTestPostgres()
  process.env.SHOUYIN_TEST_POSTGRES = JSON.stringify({ adminUrl, templateName })
  return close
}
