import type { Term } from '../../app/reader/terms.ts'

/** What a network makes of data that it was not trained on. */
export const generalization: Term[] = [
  {
    en: 'fine-tuning',
    zh: '微调',
    says: {
      en: 'Training a network a little further, starting from parameters learnt on another task.',
      zh: '从另一任务上学到的参数出发，再做少量训练。',
    },
    section: 'fine-tuning',
  },
  {
    en: 'generalization',
    zh: '泛化',
    says: {
      en: 'Doing well on examples that were not seen in training.',
      zh: '在训练中没见过的样本上也表现良好。',
    },
    section: 'underfit-overfit',
  },
  {
    en: 'generalization gap',
    zh: '泛化差距',
    says: {
      en: 'The distance between the error on new examples and the error on training examples.',
      zh: '新样本上的误差与训练误差之间的差距。',
    },
    section: 'underfit-overfit',
  },
  {
    en: 'overfitting',
    zh: '过拟合',
    says: {
      en: 'Fitting the training examples, noise and all, at the price of new ones.',
      zh: '连噪声一起拟合训练样本，反而在新样本上变差。',
    },
    section: 'underfit-overfit',
  },
  {
    en: 'regularization',
    zh: '正则化',
    says: {
      en: 'Anything that makes a model fit the training data less well in order to generalize better.',
      zh: '为了更好地泛化而限制模型对训练数据拟合的各种做法。',
    },
    section: 'weight-decay',
  },
  {
    en: 'transfer learning',
    zh: '迁移学习',
    says: {
      en: 'Using what was learnt on one task for another.',
      zh: '把在一个任务上学到的东西用到另一个任务上。',
    },
    section: 'fine-tuning',
  },
  {
    en: 'underfitting',
    zh: '欠拟合',
    says: {
      en: 'A model too simple to follow even the training data.',
      zh: '模型过于简单，连训练数据也拟合不好。',
    },
    section: 'underfit-overfit',
  },
  {
    en: 'weight decay',
    zh: '权重衰减',
    says: {
      en: 'Shrinking all weights a little at each step, which is a penalty on their squares.',
      zh: '每一步都让权重缩小一点，等价于惩罚权重的平方。',
    },
    section: 'weight-decay',
  },
]
