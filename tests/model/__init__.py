"""How the bundled model and the sample pictures are made. No part of the product."""
