import lighthouse from 'lighthouse'

export interface Judgement {
  /** Lighthouse's scores, 0 to 100; the median of the rounds. */
  performance: number
  accessibility: number
  /** What keeps them from being whole, for people. */
  remarks: readonly string[]
}

interface JudgeOptions {
  url: string
  /** Of the browser that is open. */
  port: number
  headers: Readonly<Record<string, string>>
  rounds: number
}

/** Lighthouse as it judges a middling phone on slow 4G, both simulated. */
export async function judge({ url, port, headers, rounds }: JudgeOptions): Promise<Judgement> {
  const { 'user-agent': userAgent, ...rest } = headers
  const performances: number[] = []
  const accessibilities: number[] = []
  let remarks: string[] = []
  for (let round = 0; round < rounds; round += 1) {
    const result = await lighthouse(url, {
      port,
      logLevel: 'error',
      onlyCategories: ['performance', 'accessibility'],
      extraHeaders: rest,
      ...(userAgent ? { emulatedUserAgent: userAgent } : {}),
    })
    const lhr = result?.lhr
    if (!lhr || lhr.runtimeError) throw new Error(`${url}: ${lhr?.runtimeError?.message ?? 'no answer'}`)
    performances.push(scoreOf(lhr.categories['performance']?.score))
    accessibilities.push(scoreOf(lhr.categories['accessibility']?.score))
    remarks = remarksOf(Object.values(lhr.audits))
  }
  return { performance: median(performances), accessibility: median(accessibilities), remarks }
}

type Audit = { id: string; score: number | null; displayValue?: string; scoreDisplayMode: string }

function remarksOf(audits: readonly Audit[]): string[] {
  const told = audits.filter(({ score, scoreDisplayMode }) => {
    return score !== null && score < 0.9 && scoreDisplayMode !== 'informative'
  })
  return told.map(({ id, displayValue }) => (displayValue ? `${id} ${displayValue}` : id))
}

const scoreOf = (score: number | null | undefined) => Math.round((score ?? 0) * 100)

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
