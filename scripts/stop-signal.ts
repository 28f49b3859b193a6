/**
 * Runs `stop` at the first SIGINT or SIGTERM and exits: 0 when it went well. A second signal does not wait.
 */
export function onStopSignal(stop: () => Promise<void>): void {
  let isStopping = false
  const receive = () => {
    if (isStopping) process.exit(130)
    isStopping = true
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', receive)
  process.on('SIGTERM', receive)
}
