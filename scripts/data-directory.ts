/** Where a shop without DATABASE_URL keeps its PostgreSQL, and the demo its secrets. */
export function dataDirectory(): string {
  return process.env.DATA_DIR || '.data'
}
