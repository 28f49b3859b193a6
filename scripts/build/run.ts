import { spawn } from 'node:child_process'
import { PlainError } from '../plain-error'

/** Runs a program quietly; when it fails, its whole output is the error. Returns the output. */
export async function run(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const stopChild = () => child.kill()
  process.once('exit', stopChild)
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  process.off('exit', stopChild)
  const output = Buffer.concat(chunks).toString()
  if (code !== 0)
    throw new PlainError(`${[program, ...args].join(' ')} failed (${code ?? 'killed'}):\n${output}`)
  return output
}
