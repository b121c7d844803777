#include "ioctl40.h"
hand_ioctl40_fn schema_ioctl40;
