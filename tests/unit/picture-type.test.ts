import { expect, test } from 'vitest'
import { pictureTypeOf } from '@/lib/domain/picture-type'
import { hostilePictures, jpeg, png, webp } from '../support/pictures'

test('a picture’s kind is read from its content', () => {
  expect(pictureTypeOf(jpeg())).toBe('image/jpeg')
  expect(pictureTypeOf(png)).toBe('image/png')
  expect(pictureTypeOf(webp())).toBe('image/webp')
})

test.each(Object.entries(hostilePictures))('%s is no picture', (_what, bytes) => {
  expect(pictureTypeOf(bytes)).toBeNull()
})

test('no file, however it is cut, is more than refused', () => {
  for (const whole of [jpeg(), png, webp()]) {
    for (let length = 0; length < whole.length; length += 1) {
      expect(pictureTypeOf(whole.subarray(0, length))).toBeNull()
    }
  }
})
