import type { Term } from '../../app/reader/terms.ts'

/** What networks are made of. */
export const networks: Term[] = [
  {
    en: 'activation function',
    zh: '激活函数',
    says: {
      en: 'A nonlinear function applied to every value of a layer; without it, layers on top of each other would still be one linear map.',
      zh: '逐个作用于一层各值的非线性函数；没有它，叠再多层也仍是一个线性映射。',
    },
    section: 'mlp',
  },
  {
    en: 'batch normalization',
    zh: '批量规范化',
    says: {
      en: 'Giving every channel mean 0 and variance 1 over a minibatch, then a learnt scale and shift.',
      zh: '在小批量上让每个通道均值为 0、方差为 1，再乘以学到的缩放并加上平移。',
    },
    section: 'batch-norm',
    also: { en: ['batch norm'], zh: ['批规范化'] },
  },
  {
    en: 'bias',
    zh: '偏置',
    says: {
      en: 'A learnt number added to a weighted sum.',
      zh: '加在加权和之后、可学习的常数项。',
    },
    section: 'linear-regression',
  },
  {
    en: 'covariate shift',
    zh: '协变量偏移',
    says: {
      en: 'A change of where inputs come from while the way they lead to labels stays the same.',
      zh: '输入的分布变了，而输入与标签之间的关系不变。',
    },
  },
  {
    en: 'dropout',
    zh: '暂退法',
    says: {
      en: 'Setting random activations to zero during training and enlarging the others, so that none is relied on alone.',
      zh: '训练时随机把一些激活值置零并放大其余的，使网络不依赖单个单元。',
    },
    section: 'dropout',
    also: { zh: ['dropout'] },
  },
  {
    en: 'hidden layer',
    zh: '隐藏层',
    says: {
      en: 'A layer between input and output, whose values are not given by the data.',
      zh: '输入与输出之间的层，其取值不由数据给出。',
    },
    section: 'mlp',
  },
  {
    en: 'initialization',
    zh: '初始化',
    says: {
      en: 'The random values that parameters start from, of a size that keeps signals alive.',
      zh: '参数起始时的随机值，其大小要让信号既不消失也不爆炸。',
    },
    section: 'numerical-stability-and-init',
  },
  {
    en: 'layer normalization',
    zh: '层规范化',
    says: {
      en: 'Giving the values of each example mean 0 and variance 1, whatever the batch.',
      zh: '让每个样本自身的各个值均值为 0、方差为 1，与批量无关。',
    },
    section: 'transformer',
  },
  {
    en: 'linear regression',
    zh: '线性回归',
    says: {
      en: 'Predicting a number as a weighted sum of features.',
      zh: '用特征的加权和预测一个数值。',
    },
    section: 'linear-regression',
  },
  {
    en: 'logits',
    zh: '未规范化的预测',
    says: {
      en: 'Scores of the classes before softmax makes probabilities of them.',
      zh: '经 softmax 变成概率之前的各类得分。',
    },
    section: 'softmax-regression',
    also: { en: ['logit'], zh: ['logits'] },
  },
  {
    en: 'multilayer perceptron',
    zh: '多层感知机',
    says: {
      en: 'Fully connected layers with activation functions between them.',
      zh: '全连接层之间夹着激活函数的网络。',
    },
    section: 'mlp',
    also: { en: ['MLP'], zh: ['MLP'] },
  },
  {
    en: 'neural network',
    zh: '神经网络',
    says: {
      en: 'Layers of weighted sums and nonlinear functions, trained together.',
      zh: '由加权和与非线性函数组成的多层结构，整体一起训练。',
    },
    section: 'mlp',
  },
  {
    en: 'parameter',
    zh: '参数',
    says: {
      en: 'A number of the model that training changes.',
      zh: '模型中由训练改变的数值。',
    },
    section: 'parameters',
  },
  {
    en: 'ReLU',
    zh: '修正线性单元',
    says: {
      en: 'The activation function max(x, 0).',
      zh: '激活函数 max(x, 0)。',
    },
    section: 'mlp',
    also: { zh: ['ReLU'] },
  },
  {
    en: 'residual connection',
    zh: '残差连接',
    says: {
      en: 'Adding a block’s input to its output, so that the block learns what to change.',
      zh: '把块的输入加到输出上，使块只需学习要改变的部分。',
    },
    section: 'resnet',
  },
  {
    en: 'sigmoid',
    zh: 'sigmoid 函数',
    says: {
      en: '1 / (1 + e^-x): squeezes any number between 0 and 1.',
      zh: '1 / (1 + e^-x)：把任意数压到 0 与 1 之间。',
    },
    section: 'mlp',
    also: { zh: ['sigmoid'] },
  },
  {
    en: 'softmax',
    zh: 'softmax 函数',
    says: {
      en: 'Turns scores into probabilities: exponentials, divided by their sum.',
      zh: '把得分变成概率：取指数，再除以它们的总和。',
    },
    section: 'softmax-regression',
    also: { zh: ['softmax'] },
  },
  {
    en: 'state dict',
    zh: '状态字典',
    says: {
      en: 'The parameters and buffers of a network by name: what is saved.',
      zh: '网络的参数与缓冲区按名称列出的字典：存盘的就是它。',
    },
    section: 'read-write',
  },
  {
    en: 'weight',
    zh: '权重',
    says: {
      en: 'A learnt factor of an input.',
      zh: '输入的可学习系数。',
    },
    section: 'linear-regression',
  },
]
