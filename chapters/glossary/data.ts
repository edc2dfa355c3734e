import type { Term } from '../../app/reader/terms.ts'

/** Data and the tensors that hold it. */
export const data: Term[] = [
  {
    en: 'broadcasting',
    zh: '广播',
    says: {
      en: 'Repeating dimensions of size 1 without copying, so that tensors of different shapes fit together.',
      zh: '不复制地重复长度为 1 的维度，使形状不同的张量可以一起运算。',
    },
    section: 'tensors',
  },
  {
    en: 'class',
    zh: '类别',
    says: {
      en: 'One of the answers that a classifier chooses from.',
      zh: '分类器可选的答案之一。',
    },
    section: 'softmax-regression',
    everyday: ['en'],
  },
  {
    en: 'data augmentation',
    zh: '数据增广',
    says: {
      en: 'Making training examples differ by random crops, flips and colours that do not change the label.',
      zh: '用不改变标签的随机裁剪、翻转和变色来丰富训练样本。',
    },
    section: 'image-augmentation',
  },
  {
    en: 'dataset',
    zh: '数据集',
    says: {
      en: 'A collection of examples.',
      zh: '一组样本。',
    },
    section: 'image-classification-dataset',
  },
  {
    en: 'dtype',
    zh: '数据类型',
    says: {
      en: 'The type of the elements of a tensor.',
      zh: '张量元素的类型。',
    },
    section: 'tensors',
  },
  {
    en: 'example',
    zh: '样本',
    says: {
      en: 'One thing of a dataset: its features and, in supervised learning, its label.',
      zh: '数据集中的一条：它的特征，在监督学习中还有标签。',
    },
    section: 'linear-regression',
    everyday: ['en'],
  },
  {
    en: 'feature',
    zh: '特征',
    says: {
      en: 'A number that describes an example to the model.',
      zh: '向模型描述样本的一个数值。',
    },
    section: 'linear-regression',
  },
  {
    en: 'L2 norm',
    zh: 'L2 范数',
    says: {
      en: 'The length of a vector: the root of the sum of squares.',
      zh: '向量的长度：各分量平方和的平方根。',
    },
    section: 'weight-decay',
  },
  {
    en: 'label',
    zh: '标签',
    says: {
      en: 'What is to be predicted for an example.',
      zh: '样本要预测的答案。',
    },
    section: 'linear-regression',
  },
  {
    en: 'matrix',
    zh: '矩阵',
    says: {
      en: 'A tensor of two dimensions.',
      zh: '二维张量。',
    },
    section: 'tensors',
    also: { en: ['matrices'] },
  },
  {
    en: 'noise',
    zh: '噪声',
    says: {
      en: 'The part of the data that follows no rule worth learning.',
      zh: '数据中不含可学规律的部分。',
    },
    section: 'linear-regression',
  },
  {
    en: 'one-hot encoding',
    zh: '独热编码',
    says: {
      en: 'A vector of zeros with a single 1 at the place of the class.',
      zh: '除类别所在位置为 1 外全为 0 的向量。',
    },
    section: 'softmax-regression',
  },
  {
    en: 'supervised learning',
    zh: '监督学习',
    says: {
      en: 'Learning from examples whose answers are given.',
      zh: '从带有答案的样本中学习。',
    },
    section: 'linear-regression',
  },
  {
    en: 'tensor',
    zh: '张量',
    says: {
      en: 'An array of numbers with any number of dimensions.',
      zh: '任意维数的数值数组。',
    },
    section: 'tensors',
  },
  {
    en: 'test set',
    zh: '测试集',
    says: {
      en: 'Examples that are looked at once, at the end, to measure generalization.',
      zh: '只在最后看一次、用来衡量泛化的样本。',
    },
    section: 'underfit-overfit',
  },
  {
    en: 'training set',
    zh: '训练集',
    says: {
      en: 'The examples that parameters are fitted to.',
      zh: '用来拟合参数的样本。',
    },
    section: 'underfit-overfit',
  },
  {
    en: 'validation set',
    zh: '验证集',
    says: {
      en: 'Examples kept apart to choose hyperparameters by.',
      zh: '留出来用于选择超参数的样本。',
    },
    section: 'underfit-overfit',
  },
  {
    en: 'vector',
    zh: '向量',
    says: {
      en: 'A tensor of one dimension.',
      zh: '一维张量。',
    },
    section: 'tensors',
  },
  {
    en: 'view',
    zh: '视图',
    says: {
      en: 'Another look at the same memory: changing one changes the other.',
      zh: '对同一块内存的另一种看法：改其一，另一也变。',
    },
    section: 'tensors',
    everyday: ['en', 'zh'],
  },
]
