import { expect, test } from 'vitest'
import { virtualClock } from '../../simulator/clock'
import { repetitionsS } from '../../simulator/notify-plan'

test('repeats a notification fifteen times over 24 h 4 min', () => {
  expect(repetitionsS).toEqual([
    15, 30, 60, 240, 840, 2040, 3840, 5640, 7440, 11040, 21840, 32640, 43440, 65040, 86640,
  ])
})

test('the virtual clock stands still, then runs what falls due in order and waits for it', async () => {
  const clock = virtualClock(1000)
  const seen: string[] = []
  const task = (name: string, again?: number) => async () => {
    await new Promise((resolve) => setTimeout(resolve, 5))
    seen.push(`${name}@${clock.now()}`)
    if (again) clock.at(again, task(`${name} again`))
  }
  clock.at(4000, task('late'))
  clock.at(2000, task('early', 3000))
  await clock.idle()
  expect(seen).toEqual([])
  await clock.advance(2500)
  expect(seen).toEqual(['early@2000', 'early again@3000'])
  await clock.advance(500)
  expect(seen).toEqual(['early@2000', 'early again@3000', 'late@4000'])
  expect(clock.now()).toBe(4000)
})

test('what is due at one instant starts together', async () => {
  const clock = virtualClock(0)
  let inside = 0
  let most = 0
  const task = async () => {
    most = Math.max(most, ++inside)
    await new Promise((resolve) => setTimeout(resolve, 5))
    inside -= 1
  }
  clock.at(10, task)
  clock.at(10, task)
  await clock.advance(10)
  expect(most).toBe(2)
})
