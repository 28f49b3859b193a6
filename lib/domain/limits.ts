// Apart from the schemas, so that a page's script can know them without carrying the schemas along.

/** The most of one SKU in a cart or an order; the database checks the same figure. */
export const maxQuantity = 99

/** The most different SKUs in a cart or an order. */
export const maxLines = 50

/** The most addresses one shopper keeps. */
export const maxAddresses = 20

/** The most characters of a remark. */
export const maxRemark = 200
