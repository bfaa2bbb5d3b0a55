// Holds what STYLE asks of every file: typed boundaries, exhaustive switches, no ambient clock or randomness.
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const PURE = ['src/domain/**', 'src/coordinator/**', 'src/understand/**', 'src/tools/**', 'src/agents/**'];

export default tseslint.config(
  { ignores: ['node_modules', '**/dist', '.data', 'coverage', '.dependency-cruiser.cjs'] },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts', '**/*.tsx'] })),
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Tests and ports hand functions around; none of ours uses `this` outside a class.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Arrow functions in one line are how small callbacks read here.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Port implementations are async by contract even when an adapter answers at once.
      '@typescript-eslint/require-await': 'off',
      'no-console': 'error',
      'max-lines-per-function': ['warn', { max: 60, skipComments: true, skipBlankLines: true }],
    },
  },
  {
    files: PURE,
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'Date',
          property: 'now',
          message: 'Take the time from an event or a Clock that is passed in.',
        },
        { object: 'Math', property: 'random', message: 'Take randomness from what is passed in.' },
        {
          object: 'process',
          property: 'env',
          message: 'Read the environment in src/config only; pass values in.',
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Take the time from an event or a Clock that is passed in.',
        },
      ],
    },
  },
  {
    files: ['src/main.ts', 'src/channels/console/**', 'bench/**', 'test/support/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['web/**/*.ts', 'web/**/*.tsx'],
    ...reactHooks.configs.flat['recommended-latest'],
  },
  // Markup takes lines without taking thought.
  {
    files: ['web/**/*.tsx'],
    rules: { 'max-lines-per-function': ['warn', { max: 110, skipComments: true, skipBlankLines: true }] },
  },
  // A table reads best whole: the machine, and the adapters that are one object of queries.
  {
    files: ['src/coordinator/coordinator-machine.ts', 'src/services/**/*.postgres.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['test/**', 'bench/**'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);
