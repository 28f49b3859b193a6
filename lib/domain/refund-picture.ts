/** The most pictures one refund request carries; the database checks the same. */
export const maxRefundPictures = 3

/** The most one picture may weigh; the page shrinks pictures far below that. */
export const maxPictureBytes = 1024 * 1024

/** What the page shrinks a picture to. */
export const shrunkPictureBytes = 400 * 1024

export const refundPictureIdPattern = /^[0-9A-Za-z_-]{22}$/

/** Where its shopper, and nobody else, sees a picture. */
export function refundPicturePath(id: string): string {
  return `/api/refund-pictures/${id}`
}
