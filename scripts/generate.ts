import { generateClient } from './build/generate'
import { runScript } from './run-script'

await runScript(generateClient)
