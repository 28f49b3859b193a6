import { defineConfig, globalIgnores } from 'eslint/config'
import nextVitals from 'eslint-config-next/core-web-vitals'
import nextTs from 'eslint-config-next/typescript'

export default defineConfig([
  // React's rules cost most of the time, and find nothing where there is no React.
  { files: ['app/**', 'components/**'], extends: [nextVitals] },
  nextTs,
  globalIgnores(['.next/**', '.data/**', 'lib/store/generated/**', 'next-env.d.ts', 'test-results/**']),
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      'no-empty': ['error', { allowEmptyCatch: false }],
    },
  },
  {
    rules: {
      // Every page is entered by a full load: WeChat on iOS judges the payment directory by the page loaded first,
      // and a page of plain links works before (and without) its scripts.
      '@next/next/no-html-link-for-pages': 'off',
    },
  },
  {
    // The payment core gets its clock, its randomness and its network handed in.
    files: ['lib/domain/**', 'lib/payment/**'],
    rules: {
      'no-restricted-globals': ['error', 'fetch', 'setTimeout', 'setInterval'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Take the clock from the dependencies.' },
        { object: 'Math', property: 'random', message: 'Take randomness from the dependencies.' },
      ],
    },
  },
  {
    files: ['tests/**'],
    rules: { 'max-lines-per-function': 'off' },
  },
])
